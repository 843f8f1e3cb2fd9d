"""Token -> the tokens that a rule of English grammar links it to, read off the dependency tree.

The rules are those of predicate-argument extraction over dependencies (PredPatt, White et al. 2016): passive,
relative and reduced relative clauses, open complements, borrowed subjects of conjuncts, apposition, copulas.
"""
