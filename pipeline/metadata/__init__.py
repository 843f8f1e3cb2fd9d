"""A built folder -> what it says of itself: VoID and DCAT, PROV, RO-Crate."""
