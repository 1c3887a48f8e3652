"""Pages that stand by themselves."""

from permitted.training.accounts import IDLE_AFTER


def test_it_works(visitor):
    assert "What is kept" in visitor.text("/privacy")
    assert "How it works" in visitor.text("/about")


def test_privacy_tells_the_time_that_guests_are_kept(visitor):
    days = IDLE_AFTER // (24 * 60 * 60 * 1_000_000)

    assert f"has not been here for {days} days" in visitor.text("/privacy")


def test_every_page_says_whose_training_this_is(visitor):
    for address in ("/today", "/course", "/rules", "/privacy", "/nope"):
        page = visitor.text(address)
        assert "Independent training. Not affiliated with Amazon" in page
        assert "as of November 2026" in page
