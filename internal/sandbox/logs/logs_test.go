package logs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	orders = Group{Account: "111111111111", Region: "eu-central-1", Name: "/ecs/shop-dev/orders"}
	start  = time.Unix(1_700_000_000, 0)
)

func open(t *testing.T, dir string) *Logs {
	t.Helper()
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func write(t *testing.T, l *Logs, stream string, messages ...string) {
	t.Helper()
	for i, m := range messages {
		if err := l.Append(orders, stream, Event{Time: start.Add(time.Duration(i) * time.Second), Message: m}); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, l *Logs, q Query) []string {
	t.Helper()
	events, err := l.Read(orders, q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range events {
		out = append(out, e.Stream+": "+e.Message)
	}
	return out
}

func TestRead(t *testing.T) {
	l := open(t, t.TempDir())
	write(t, l, "web/1", "a0", "a1", "a2")
	write(t, l, "web/2", "b0", "b1\nover two lines", `b2 \n`)
	tests := map[string]struct {
		query Query
		want  []string
	}{
		"all":    {Query{}, []string{"web/1: a0", "web/2: b0", "web/1: a1", "web/2: b1\nover two lines", "web/1: a2", `web/2: b2 \n`}},
		"stream": {Query{Streams: []string{"web/1"}}, []string{"web/1: a0", "web/1: a1", "web/1: a2"}},
		"prefix": {Query{Prefix: "web/2", Limit: 1}, []string{"web/2: b0"}},
		"tail":   {Query{Limit: 2, Tail: true}, []string{"web/1: a2", `web/2: b2 \n`}},
		"range":  {Query{Since: start.Add(time.Second), Until: start.Add(2 * time.Second)}, []string{"web/1: a1", "web/2: b1\nover two lines"}},
		"match":  {Query{Match: func(m string) bool { return strings.HasSuffix(m, "2") }}, []string{"web/1: a2"}},
		"none":   {Query{Prefix: "job"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, read(t, l, test.query)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadByPosition(t *testing.T) {
	l := open(t, t.TempDir())
	write(t, l, "s", "zero", "one", "two")
	all, err := l.Read(orders, Query{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"s: one"}, read(t, l, Query{From: all[1].Position, To: all[2].Position})); diff != "" {
		t.Error(diff)
	}
}

func TestReadUnknownStream(t *testing.T) {
	l := open(t, t.TempDir())
	if _, err := l.Read(orders, Query{Streams: []string{"x"}}); !errors.Is(err, ErrNoStream) {
		t.Errorf("error = %v, want ErrNoStream", err)
	}
}

func TestCreate(t *testing.T) {
	l := open(t, t.TempDir())
	if err := l.Create(orders, "s"); err != nil {
		t.Fatal(err)
	}
	if err := l.Create(orders, "s"); !errors.Is(err, ErrExists) {
		t.Errorf("second create: %v, want ErrExists", err)
	}
	got, err := l.Streams(orders, "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Stream{{Name: "s"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestStreams(t *testing.T) {
	l := open(t, t.TempDir())
	write(t, l, "web/1", "a", "b")
	write(t, l, "job/1", "c")
	got, err := l.Streams(orders, "web/")
	if err != nil {
		t.Fatal(err)
	}
	want := []Stream{{Name: "web/1", First: start, Last: start.Add(time.Second), Bytes: 44}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	names := []string{"..", "web/a@b", "a%2Fb"}
	for _, name := range names {
		write(t, l, name, "before")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, dir)
	for _, name := range names {
		write(t, l, name, "after")
		want := []string{name + ": before", name + ": after"}
		if diff := cmp.Diff(want, read(t, l, Query{Streams: []string{name}})); diff != "" {
			t.Error(diff)
		}
	}
}

// A kill can cut the last line short; what came before must stay, and what comes after must be whole.
func TestTornLine(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	write(t, l, "s", "whole")
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*", "*", "*.log"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files = %v, %v", files, err)
	}
	f, err := os.OpenFile(files[0], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, "1700000000000000000 to")
	f.Close()
	l = open(t, dir)
	write(t, l, "s", "after")
	if diff := cmp.Diff([]string{"s: whole", "s: after"}, read(t, l, Query{})); diff != "" {
		t.Error(diff)
	}
}

func TestRotate(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	big := strings.Repeat("x", 1<<20)
	for i := range 45 {
		write(t, l, "s", fmt.Sprint(i, big))
	}
	streams, err := l.Streams(orders, "")
	if err != nil {
		t.Fatal(err)
	}
	if most := int64(segmentsKept*(segmentBytes+2*unwrittenBytes) + 1024); streams[0].Bytes > most {
		t.Errorf("%d bytes on disk, want at most %d", streams[0].Bytes, most)
	}
	last := read(t, l, Query{Tail: true, Limit: 1})
	if !strings.HasPrefix(last[0], "s: 44x") {
		t.Errorf("last event starts %.10q", last[0])
	}
	positions, err := l.Read(orders, Query{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(positions, func(a, b Event) int { return int(a.Position - b.Position) }) {
		t.Error("positions do not grow")
	}
}

func TestDelete(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	write(t, l, "s", "m")
	if err := l.Delete(orders); err != nil {
		t.Fatal(err)
	}
	if got := read(t, l, Query{}); got != nil {
		t.Errorf("events after delete: %v", got)
	}
}

func TestConcurrentWriters(t *testing.T) {
	l := open(t, t.TempDir())
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 100 {
				if err := l.Append(orders, fmt.Sprint(w%4), Event{Time: time.Now(), Message: fmt.Sprint(w, i)}); err != nil {
					t.Error(err)
				}
				if i%20 == 0 {
					if _, err := l.Read(orders, Query{Limit: 3, Tail: true}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	if got := read(t, l, Query{}); len(got) != 800 {
		t.Errorf("%d events, want 800", len(got))
	}
}

func TestFollow(t *testing.T) {
	l := open(t, t.TempDir())
	write(t, l, "old", "1", "2", "3")
	want := []string{"2", "3", "4", "5"}
	var got []string
	for e, err := range l.Follow(t.Context(), orders, Query{Limit: 2, Tail: true}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e.Message)
		switch e.Message {
		case "3":
			write(t, l, "new", "4")
		case "4":
			write(t, l, "old", "5")
		}
		if len(got) == len(want) {
			break
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Reading must skip no block that counts, whatever the order of the times.
func TestReadAgainstModel(t *testing.T) {
	pad := strings.Repeat(".", blockBytes/8)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "logs")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		l, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		seconds := rapid.SliceOfN(rapid.IntRange(0, 50), 1, 60).Draw(t, "seconds")
		for i, s := range seconds {
			e := Event{Time: start.Add(time.Duration(s) * time.Second), Message: fmt.Sprint(i, pad)}
			if err := l.Append(orders, "s", e); err != nil {
				t.Fatal(err)
			}
		}
		q := Query{
			Since: start.Add(time.Duration(rapid.IntRange(0, 50).Draw(t, "since")) * time.Second),
			Until: start.Add(time.Duration(rapid.IntRange(0, 51).Draw(t, "until")) * time.Second),
			Limit: rapid.IntRange(0, 20).Draw(t, "limit"),
			Tail:  rapid.Bool().Draw(t, "tail"),
		}
		got, err := l.Read(orders, q)
		if err != nil {
			t.Fatal(err)
		}
		var times []int
		for _, e := range got {
			times = append(times, int(e.Time.Sub(start)/time.Second))
		}
		if diff := cmp.Diff(model(seconds, q), times); diff != "" {
			t.Fatal(diff)
		}
	})
}

func model(seconds []int, q Query) []int {
	var out []int
	for _, s := range seconds {
		if at := start.Add(time.Duration(s) * time.Second); !at.Before(q.Since) && at.Before(q.Until) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	if q.Limit > 0 && len(out) > q.Limit && q.Tail {
		return out[len(out)-q.Limit:]
	}
	if q.Limit > 0 && len(out) > q.Limit {
		return out[:q.Limit]
	}
	return out
}

func FuzzLine(f *testing.F) {
	f.Add(int64(1), "plain")
	f.Add(int64(-5), "two\nlines\r\\n")
	f.Fuzz(func(t *testing.T, nanos int64, message string) {
		line := appendLine(nil, Event{Time: time.Unix(0, nanos), Message: message})
		if n := strings.Count(string(line), "\n"); n != 1 {
			t.Fatalf("%d newlines in one line", n)
		}
		gotNanos, got, ok := parseLine(line[:len(line)-1])
		if !ok || gotNanos != nanos || unescaper.Replace(string(got)) != message {
			t.Fatalf("%d %q became %d %q", nanos, message, gotNanos, got)
		}
	})
}
