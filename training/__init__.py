"""How the recogniser of ontology/recogniser is trained; not part of the package."""
