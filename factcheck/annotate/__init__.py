"""From sentences to marks: times, quantities, entities, quotations, cues.

What goes in: the text, its sentences, a language pack, the anchor and the names of known facts.
What comes out: ``Marks``, each kind sorted by start. An annotator must know nothing of facts,
claims, rules or the clock.
"""
