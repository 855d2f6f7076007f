"""Times of texts: fields, laws, and a quality floor."""
