"""What verb a form can be of."""


def stems(form: str) -> set[str]:
    """What a form in -s can be of: "lowers" of "lower", "relaxes" of "relax", "dries" of "dry"."""
    return {form, form[:-1], form[:-2], f"{form[:-3]}y"} if form.endswith("s") else {form}
