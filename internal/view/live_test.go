package view

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flota.dev/flota/internal/event"
)

// sees compares the screen with what it should show.
func sees(t *testing.T, s *screen, want ...string) {
	t.Helper()
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(s.text(), "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestLiveRedraws(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(80, 24)
		v := newLive(s, Style{Live: true}, Normal, s.size)
		v.Emit(event.Stack{Stack: "base/dev", Step: "apply", State: event.Started})
		v.Emit(event.Resource{Stack: "base/dev", Address: "aws_vpc.main", Action: "create", State: event.Started})
		v.Emit(event.Build{Service: "orders", State: event.Started})
		time.Sleep(3500 * time.Millisecond)
		synctest.Wait()
		sees(t, s,
			"· base/dev                       3.5 s  apply         aws_vpc.main",
			"· orders                         3.5 s  build")

		v.Emit(event.Stack{Stack: "base/dev", Step: "apply", State: event.Finished, Changes: event.Changes{Add: 43}, Took: 4 * time.Second})
		sees(t, s,
			"✓ base/dev                       4.0 s  apply         +43 ~0 -0",
			"· orders                         3.5 s  build")

		v.Emit(event.Build{Service: "orders", State: event.Failed, Took: 5 * time.Second, Message: "main.go:3:1: expected declaration\n1 error"})
		v.Close()
		v.Close()
		sees(t, s,
			"✓ base/dev                       4.0 s  apply         +43 ~0 -0",
			"✗ orders                         5.0 s  build failed  main.go:3:1: expected declaration",
			"      1 error")
	})
}

func TestLiveRelease(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(80, 24)
		v := newLive(s, Style{Live: true}, Normal, s.size)
		e := event.Stage{Service: "orders", Environment: "dev", Stage: "SCALE_UP", State: event.Started, Desired: 2}
		v.Emit(e)
		v.Emit(event.Stage{Service: "web", Environment: "dev", Stage: "PREFLIGHT", State: event.Skipped, Message: "needs fees, which failed"})
		time.Sleep(2 * time.Second)
		e.Running = 1
		v.Emit(e)
		time.Sleep(time.Second)
		synctest.Wait()
		sees(t, s,
			"  web                                   skipped       needs fees, which failed",
			"· orders                         3.0 s  scale up      1/2 tasks, 0 % of traffic")

		e.Stage, e.Running, e.Percent = "PRODUCTION_TRAFFIC_SHIFT", 2, 10
		v.Emit(e)
		time.Sleep(redrawEvery)
		synctest.Wait()
		sees(t, s,
			"  web                                   skipped       needs fees, which failed",
			"· orders                                production traffic shift  2/2 tasks, 1…")

		v.Emit(event.Verdict{Service: "orders", Environment: "dev", Version: "v2", Verdict: "live", Live: 4 * time.Second, Took: 4 * time.Second})
		sees(t, s,
			"  web                                   skipped       needs fees, which failed",
			"✓ orders                         4.0 s  live          dev v2, live after 4.0 s")
		v.Close()
	})
}

func TestLiveBrief(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(80, 24)
		v := newLive(s, Style{Live: true}, Brief, s.size)
		one := func(id string, state event.State) { v.Emit(event.Stack{Stack: id, Step: "apply", State: state, Of: 3}) }
		one("a", event.Started)
		time.Sleep(2 * time.Second)
		one("a", event.Finished)
		one("b", event.Started)
		time.Sleep(time.Second)
		synctest.Wait()
		sees(t, s,
			"· b                              1.0 s  apply",
			"· 1 of 3 stacks                  3.0 s  apply")
		one("b", event.Failed)
		one("c", event.Skipped)
		sees(t, s,
			"✗ b                                     apply failed",
			"✗ 1 stack                        3.0 s  apply         1 failed, 1 skipped")
		v.Emit(event.Build{Service: "orders", State: event.Started})
		v.Emit(event.Build{Service: "orders", State: event.Finished})
		v.Close()
		sees(t, s,
			"✗ b                                     apply failed",
			"✗ 1 stack                        3.0 s  apply         1 failed, 1 skipped",
			"✓ 1 service                             build")
	})
}

func TestLiveIsStill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(80, 24)
		v := newLive(s, Style{Live: true}, Normal, s.size)
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := s.drawn(); n != 0 {
			t.Errorf("%d writes with nothing to show", n)
		}
		v.Emit(event.Stack{Stack: "base/dev", Step: "apply", State: event.Started})
		time.Sleep(time.Second - time.Nanosecond)
		synctest.Wait()
		if n := s.drawn(); n != 1 {
			t.Errorf("%d writes in the first second of a row, want 1", n)
		}
		v.Close()
	})
}

func TestLiveFits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(44, 6)
		v := newLive(s, Style{Live: true}, Normal, s.size)
		for i := range 9 {
			v.Emit(event.Stack{Stack: fmt.Sprintf("service/s%d/dev", i), Step: "plan", State: event.Started, Message: "決済\x1b[2J決済\n"})
		}
		time.Sleep(redrawEvery)
		synctest.Wait()
		sees(t, s,
			"· service/s0/dev                        pl…",
			"· service/s1/dev                        pl…",
			"· service/s2/dev                        pl…",
			"  and 6 more")
		v.Close()
		sees(t, s)
	})
}

// turn is one event on a terminal that may be resized after it.
type turn struct {
	event event.Stack
	wait  time.Duration
	width int // 0 leaves it
}

// turns draws what TestLiveAnyhow does. The messages have all lengths, because
// it is at the terminal's edge that redrawing goes wrong.
func turns(t *rapid.T) []turn {
	var out []turn
	for i := range rapid.IntRange(1, 40).Draw(t, "events") {
		n := turn{event: event.Stack{Stack: fmt.Sprintf("service/s%d/dev", rapid.IntRange(0, 15).Draw(t, "stack")), Step: "plan", State: event.Started}}
		if rapid.Bool().Draw(t, "ends") {
			letter := rapid.SampledFrom([]string{"x", "決", "é"}).Draw(t, "letter")
			n.event.State = event.Failed
			n.event.Message = fmt.Sprint(i, strings.Repeat(letter, rapid.IntRange(0, 90).Draw(t, "length")))
		}
		n.wait = time.Duration(rapid.IntRange(0, 300).Draw(t, "wait")) * time.Millisecond
		if rapid.IntRange(0, 9).Draw(t, "resize") == 0 {
			n.width = rapid.IntRange(20, 120).Draw(t, "width")
		}
		out = append(out, n)
	}
	return out
}

// TestLiveAnyhow holds Live to its one promise: whatever is emitted, on a
// terminal of whatever width, every line that should stay does so once, in
// order, and nothing else does.
func TestLiveAnyhow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		width, colour, turns := rapid.IntRange(20, 120).Draw(rt, "first width"), rapid.Bool().Draw(rt, "colour"), turns(rt)
		var want, got []string
		synctest.Test(t, func(*testing.T) {
			s := newScreen(width, 40)
			v := newLive(s, Style{Live: true, Color: colour}, Normal, s.size)
			for _, n := range turns {
				v.Emit(n.event)
				if l, ok := tell(n.event, Normal); ok {
					want = append(want, "✗ "+Style{}.render(l))
				}
				time.Sleep(n.wait)
				synctest.Wait()
				if n.width > 0 {
					s.resize(n.width, 40)
				}
			}
			v.Close()
			got = s.text()
		})
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
			rt.Fatal(diff)
		}
	})
}

func TestLiveFromManyAtOnce(t *testing.T) {
	s := newScreen(80, 24)
	v := newLive(s, Style{Live: true}, Normal, s.size)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			id := fmt.Sprintf("service/s%02d/dev", i)
			v.Emit(event.Stack{Stack: id, Step: "plan", State: event.Started})
			v.Emit(event.Stack{Stack: id, Step: "plan", State: event.Finished})
		})
	}
	all.Wait()
	v.Close()
	v.Emit(event.Notice{Message: "told after the end"})
	got := s.text()
	if len(got) != 21 || got[20] != "  told after the end" {
		t.Errorf("the screen shows %d lines: %q", len(got), got)
	}
	slices.Sort(got[:20])
	if len(slices.Compact(got[:20])) != 20 {
		t.Errorf("lines twice: %q", got)
	}
}
