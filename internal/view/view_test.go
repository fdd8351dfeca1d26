package view

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                 "0 ms",
		85 * time.Millisecond:             "85 ms",
		999*time.Millisecond + 999999:     "999 ms",
		1200 * time.Millisecond:           "1.2 s",
		9960 * time.Millisecond:           "9.9 s",
		45 * time.Second:                  "45 s",
		59*time.Second + 900_000_000:      "59 s",
		130 * time.Second:                 "2 m 10 s",
		time.Hour + 5*time.Minute:         "1 h 05 m",
		49*time.Hour + 59*time.Minute + 1: "49 h 59 m",
	} {
		if got := Duration(d); got != want {
			t.Errorf("Duration(%s) = %q, want %q", time.Duration(d), got, want)
		}
	}
}

func TestAge(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Minute:     "just now",
		9 * time.Second:  "just now",
		59 * time.Second: "59 s ago",
		5 * time.Minute:  "5 m ago",
		47 * time.Hour:   "47 h ago",
		72 * time.Hour:   "3 d ago",
	} {
		if got := Age(d); got != want {
			t.Errorf("Age(%s) = %q, want %q", d, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 stacks", 1: "1 stack", 2: "2 stacks"} {
		if got := Count(n, "stack"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain, 決済":                "plain, 決済",
		"\x1b[1;31mred\x1b[0m":     "red",
		"\x1b]0;title\x07text":     "text",
		"\x1b]8;;x\x1b\\link":      "link",
		"a\tb":                     "a    b",
		"back\b\b\rspace":          "backspace",
		"cut off \x1b[3":           "cut off [3",
		"\x1b[2J\x1b[Hcleared\x1b": "cleared",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"orders", 6, "orders"}, {"orders", 5, "orde…"}, {"orders", 1, ""}, {"orders", 0, ""},
		{"決済決済", 8, "決済決済"}, {"決済決済", 7, "決済決…"}, {"決済決済", 6, "決済…"},
	} {
		if got := clip(c.in, c.width); got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

// A pipe or a file is no terminal, whatever the environment says.
func TestStyleOfFile(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := StyleOf(f, false); got != (Style{}) {
		t.Errorf("StyleOf(file) = %+v", got)
	}
	if got := StyleOf(new(strings.Builder), false); got != (Style{}) {
		t.Errorf("StyleOf(builder) = %+v", got)
	}
}

func TestJSON(t *testing.T) {
	var out strings.Builder
	j := NewJSON(&out)
	for _, e := range story {
		j.Emit(e)
	}
	j.Close()
	all := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(all) != len(story) {
		t.Fatalf("%d lines for %d events", len(all), len(story))
	}
	for i, text := range all {
		var l struct {
			Time  time.Time
			Event string
			Data  map[string]any
		}
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		if l.Time.IsZero() || l.Event != story[i].Kind() || len(l.Data) == 0 {
			t.Errorf("line %d: %s", i, text)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31mb", "\x1b]0;", "\x1b\x1b[[m", "決\t済", "\xff\x1b[m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := clean(text); strings.ContainsAny(got, "\x1b\n\r\t\b\x07") {
			t.Errorf("clean(%q) = %q", text, got)
		}
	})
}
