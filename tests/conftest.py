"""What holds for every test: property tests may take their time, because a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("pressroom", deadline=None, print_blob=True)
settings.load_profile("pressroom")
