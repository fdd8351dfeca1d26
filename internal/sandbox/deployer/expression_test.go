package deployer

import (
	"testing"
	"time"
)

func TestNext(t *testing.T) {
	const layout = "2006-01-02 15:04:05"
	tests := []struct {
		expression, zone, after string
		want                    string // "" for never
	}{
		{"rate(5 minutes)", "", "2026-03-01 10:00:30", "2026-03-01 10:05:30"},
		{"rate(1 day)", "", "2026-03-01 10:00:00", "2026-03-02 10:00:00"},
		{"at(2026-03-01T10:00:00)", "", "2026-03-01 09:59:59", "2026-03-01 10:00:00"},
		{"at(2026-03-01T10:00:00)", "", "2026-03-01 10:00:00", ""},
		{"at(2026-03-01T10:00:00)", "Europe/Berlin", "2026-03-01 08:00:00", "2026-03-01 09:00:00"},
		{"cron(0 2 * * ? *)", "", "2026-03-01 02:00:00", "2026-03-02 02:00:00"},
		{"cron(0 2 * * ? *)", "America/New_York", "2026-01-10 00:00:00", "2026-01-10 07:00:00"},
		{"cron(0/15 8-17 ? * MON-FRI *)", "", "2026-03-06 17:45:00", "2026-03-09 08:00:00"},
		{"cron(30 12 L * ? *)", "", "2028-02-01 00:00:00", "2028-02-29 12:30:00"},
		{"cron(0 9 1W * ? *)", "", "2026-07-31 10:00:00", "2026-08-03 09:00:00"},
		{"cron(0 9 15W * ? *)", "", "2026-08-01 00:00:00", "2026-08-14 09:00:00"},
		{"cron(0 9 LW * ? *)", "", "2026-05-01 00:00:00", "2026-05-29 09:00:00"},
		{"cron(0 9 ? * 6L *)", "", "2026-05-01 00:00:00", "2026-05-29 09:00:00"},
		{"cron(0 9 ? * TUE#2 *)", "", "2026-05-01 00:00:00", "2026-05-12 09:00:00"},
		{"cron(0 0 1 JAN,jul ? 2027)", "", "2027-02-01 00:00:00", "2027-07-01 00:00:00"},
		{"cron(0 0 1 1 ? 2025)", "", "2026-01-01 00:00:00", ""},
		{"cron(0 0 31 2 ? *)", "", "2026-01-01 00:00:00", ""},
		// 02:30 does not exist on the day the clocks go forward.
		{"cron(30 2 * * ? *)", "Europe/Berlin", "2026-03-28 12:00:00", "2026-03-30 00:30:00"},
	}
	for _, tt := range tests {
		t.Run(tt.expression+" "+tt.zone, func(t *testing.T) {
			e, err := parseExpression(tt.expression, tt.zone)
			if err != nil {
				t.Fatal(err)
			}
			after, err := time.Parse(layout, tt.after)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if at := e.next(after); !at.IsZero() {
				got = at.UTC().Format(layout)
			}
			if got != tt.want {
				t.Errorf("next after %s is %q, want %q", tt.after, got, tt.want)
			}
		})
	}
}

func TestBadExpressions(t *testing.T) {
	for _, text := range []string{
		"", "rate", "rate()", "rate(0 minutes)", "rate(5 weeks)", "rate(5)", "at(tomorrow)", "every(1 day)", "rate(1 day",
		"cron(* * * * *)", "cron(0 2 * * * *)", "cron(0 2 ? * ? *)", "cron(60 2 * * ? *)", "cron(5-1 2 * * ? *)",
		"cron(0/0 2 * * ? *)", "cron(0 2 32W * ? *)", "cron(0 2 ? * 8L *)", "cron(0 2 ? * 2#6 *)", "cron(0 2 * FOO ? *)",
	} {
		if e, err := parseExpression(text, ""); err == nil {
			t.Errorf("%q is read as %v", text, e)
		}
	}
	if _, err := parseExpression("rate(1 day)", "Mars/Olympus"); err == nil {
		t.Error("there is no time zone Mars/Olympus")
	}
}

func FuzzParseExpression(f *testing.F) {
	for _, seed := range []string{"rate(5 minutes)", "at(2026-03-01T10:00:00)", "cron(0/15 8-17 ? * MON-FRI *)", "cron(0 9 LW * ? *)", "cron(0 9 ? * TUE#2 2026-2030)"} {
		f.Add(seed)
	}
	after := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := parseExpression(text, "")
		if err != nil {
			return
		}
		for at := after; ; {
			next := e.next(at)
			if next.IsZero() || next.After(after.AddDate(0, 1, 0)) {
				return
			}
			if !next.After(at) {
				t.Fatalf("%q: %s does not come after %s", text, next, at)
			}
			at = next
			if at.Sub(after) > time.Hour {
				return
			}
		}
	})
}
