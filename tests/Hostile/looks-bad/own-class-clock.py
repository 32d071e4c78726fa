# Has times of day of its own, and plain ones.
# expect: passed
# stub: import datetime
# stub: assert str(Clock(8, 30)) == "08:30" and str(Clock(8) + 65) == "09:05" and Clock(10) - 90 == Clock(8, 30)
# stub: assert Clock(24) == Clock(0) and Clock(1) != Clock(2)
# stub: assert later(datetime.date(2024, 1, 1), 30) == datetime.date(2024, 1, 31)
# stub: assert abs(later(datetime.datetime(2024, 1, 1), 1) - datetime.datetime(2024, 1, 2)) < datetime.timedelta(seconds=1)
# stub: assert (later(datetime.date(2024, 1, 1), 30) - datetime.date(2024, 1, 1)).days == 30
import datetime


class Clock:
    def __init__(self, hour, minute=0):
        self.minutes = (hour * 60 + minute) % 1440

    def __add__(self, minutes):
        return Clock(0, self.minutes + minutes)

    def __sub__(self, minutes):
        return Clock(0, self.minutes - minutes)

    def __eq__(self, other):
        return isinstance(other, Clock) and self.minutes == other.minutes

    def __str__(self):
        return "%02d:%02d" % divmod(self.minutes, 60)


def later(day, days):
    return day + datetime.timedelta(days=days)
