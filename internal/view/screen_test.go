package view

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"charm.land/lipgloss/v2"
)

// screen is a terminal for tests. It knows what Live writes: text, newlines,
// "cursor up", "clear to the end of the line" and "clear the line". As xterm does,
// it wraps only when the next character comes, and as most others do, it wraps
// anew when it is resized.
type screen struct {
	mu            sync.Mutex
	width, height int
	rows          []screenRow
	y, x          int
	writes        int
}

// screenRow holds one string a column; the second column of a wide character is empty.
type screenRow struct {
	cells   []string
	wrapped bool // goes on in the next row
}

func newScreen(width, height int) *screen {
	return &screen{width: width, height: height, rows: make([]screenRow, 1)}
}

func (s *screen) size() (int, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width, s.height
}

var sequence = regexp.MustCompile(`^\x1b\[([0-9;]*)([a-zA-Z])`)

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	for text := string(p); text != ""; {
		if m := sequence.FindStringSubmatch(text); m != nil {
			s.control(m[1], m[2])
			text = text[len(m[0]):]
			continue
		}
		r := []rune(text)[0]
		text = text[len(string(r)):]
		switch r {
		case '\n':
			s.next(false)
		case '\r':
			s.x = 0
		default:
			s.put(string(r))
		}
	}
	return len(p), nil
}

func (s *screen) next(wrapped bool) {
	s.rows[s.y].wrapped = wrapped
	s.y, s.x = s.y+1, 0
	if s.y == len(s.rows) {
		s.rows = append(s.rows, screenRow{})
	}
}

func (s *screen) put(char string) {
	width := lipgloss.Width(char)
	if s.x+width > s.width {
		s.next(true)
	}
	r := &s.rows[s.y]
	for len(r.cells) < s.x+width {
		r.cells = append(r.cells, " ")
	}
	r.cells[s.x] = char
	for i := 1; i < width; i++ {
		r.cells[s.x+i] = ""
	}
	s.x += width
}

func (s *screen) control(arg, name string) {
	switch name {
	case "A":
		n, _ := strconv.Atoi(arg)
		s.y = max(s.y-n, len(s.rows)-s.height, 0)
	case "K":
		from := min(s.x, s.width-1)
		if arg == "2" {
			from = 0
		}
		r := &s.rows[s.y]
		r.cells, r.wrapped = r.cells[:min(len(r.cells), from)], false
	case "m":
	default:
		panic(fmt.Sprintf("the screen does not know %s%s", arg, name))
	}
}

// resize wraps all rows anew; below the cursor there is nothing.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.rows[:s.y+1]
	s.width, s.height, s.rows, s.y, s.x = width, height, make([]screenRow, 1), 0, 0
	for i, r := range old {
		for _, c := range r.cells {
			if c != "" {
				s.put(c)
			}
		}
		if !r.wrapped && i < len(old)-1 {
			s.next(false)
		}
	}
}

// text is all that was ever printed and not cleared, wrapped rows joined.
func (s *screen) text() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []string{""}
	for i, r := range s.rows {
		out[len(out)-1] += strings.Join(r.cells, "")
		if !r.wrapped && i < len(s.rows)-1 {
			out = append(out, "")
		}
	}
	for i, l := range out {
		out[i] = strings.TrimRight(l, " ")
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

func (s *screen) drawn() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writes
}

// TestScreen keeps the fake honest where Live leans on it.
func TestScreen(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"lines":             {"a\nb\n", "a|b"},
		"over":              {"abc\n\x1b[1A\rx\n", "xbc"},
		"clear line":        {"abc\n\x1b[1A\rx\x1b[K\n", "x"},
		"clear full line":   {"abcdefghij\x1b[K\n", "abcdefghi"},
		"clear whole line":  {"abc\x1b[2K\ndef\n", "|def"},
		"wrapped":           {"abcdefghijkl\nx\n", "abcdefghijkl|x"},
		"wide":              {"決済決済決済\n\x1b[1A\rab\x1b[K\n", "決済決済決ab"},
		"no further than 3": {"a\nb\nc\nd\n\x1b[9A\rx\n", "a|b|x|d"},
	} {
		s := newScreen(10, 3)
		fmt.Fprint(s, c.in)
		if got := strings.Join(s.text(), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	s := newScreen(10, 5)
	fmt.Fprint(s, "abcdefgh\n決済\n")
	s.resize(3, 9)
	fmt.Fprint(s, "\x1b[5A\rx")
	if got := strings.Join(s.text(), "|"); got != "xbcdefgh|決済" {
		t.Errorf("resized: %q", got)
	}
}
