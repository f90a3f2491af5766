"""Marked sentences that teach and judge the event heads."""
