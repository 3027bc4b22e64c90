"""The copy desk: the house's rules, read from packs, and what they find in an article.

Pure: text in, findings out. Deliberately absent: windows, threads, who may switch a rule off, and
grammar that nobody can judge without a tagger.
"""
