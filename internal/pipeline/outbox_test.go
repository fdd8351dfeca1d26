package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/event"
)

// board is a host that remembers what it was told.
type board struct {
	mu       sync.Mutex
	fail     error // what it says to everything
	told     []string
	pulls    []int
	comments map[int]string
}

func (b *board) tell(what string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail == nil {
		b.told = append(b.told, what)
	}
	return b.fail
}

func (b *board) PutStatus(_ context.Context, commit string, s BuildStatus) error {
	return b.tell(commit + " " + s.Key + " " + string(s.State))
}

func (b *board) PutInsights(_ context.Context, commit string, i Insights) error {
	return b.tell(commit + " " + i.ID)
}

func (b *board) PullRequests(context.Context, string) ([]int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.pulls, b.fail
}

func (b *board) PutComment(_ context.Context, pull int, _, text string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail == nil {
		b.comments[pull] = text
	}
	return b.fail
}

func (b *board) become(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fail = err
}

func newBoard() *board { return &board{comments: map[int]string{}} }

func status(commit, key string, state BuildState) Message {
	return Message{Commit: commit, Status: &BuildStatus{Key: key, State: state, URL: "https://example.com"}}
}

func TestOutboxSendsAtOnce(t *testing.T) {
	store, host := newMemory(), newBoard()
	o := NewOutbox(store, host)
	for _, m := range []Message{
		status("c1", "qa", BuildInProgress), status("c1", "qa", BuildSuccessful), {Commit: "c1", Insights: &Insights{ID: "tests"}},
	} {
		if err := o.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"c1 qa INPROGRESS", "c1 qa SUCCESSFUL", "c1 tests"}, host.told); diff != "" {
		t.Error(diff)
	}
	if n := store.waiting(); n != 0 {
		t.Errorf("%d messages wait", n)
	}
	if err := o.Send(t.Context(), Message{Commit: "c1"}); err == nil {
		t.Error("a message without content was sent")
	}
}

// TestOutboxKeeps has the host away for two steps; the third one tells all, of
// each subject the last state only.
func TestOutboxKeeps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store, host := newMemory(), newBoard()
		host.become(fmt.Errorf("502: %w", ErrLater))
		o := NewOutbox(store, host)
		for _, m := range []Message{
			status("c1", "qa", BuildInProgress), status("c1", "qa", BuildFailed), status("c1", "build", BuildInProgress),
		} {
			if err := o.Send(t.Context(), m); !errors.Is(err, ErrLater) {
				t.Fatalf("error %v, want ErrLater", err)
			}
			time.Sleep(time.Second)
		}
		host.become(nil)
		if err := o.Flush(t.Context()); err != nil || len(host.told) > 0 {
			t.Errorf("%v: what is fresh is its step's own: %v", err, host.told)
		}
		time.Sleep(grace)
		if err := o.Send(t.Context(), status("c2", "qa", BuildInProgress)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"c1 qa FAILED", "c1 build INPROGRESS", "c2 qa INPROGRESS"}, host.told); diff != "" {
			t.Error(diff)
		}
		if n := store.waiting(); n != 0 {
			t.Errorf("%d messages wait", n)
		}
	})
}

func TestOutboxForgetsOldNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store, host := newMemory(), newBoard()
		host.become(ErrLater)
		o := NewOutbox(store, host)
		_ = o.Send(t.Context(), status("c1", "qa", BuildFailed))
		host.become(nil)
		time.Sleep(stale + time.Minute)
		if err := o.Flush(t.Context()); err != nil || len(host.told) > 0 || store.waiting() > 0 {
			t.Errorf("%v, told %v, %d wait", err, host.told, store.waiting())
		}
	})
}

// TestOutboxDropsWhatIsRefused holds that one bad message does not block the others, and a bad token loses none.
func TestOutboxDropsWhatIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store, host := newMemory(), newBoard()
		o := NewOutbox(store, host)
		host.become(errors.New("400 Bad Request"))
		if err := o.Send(t.Context(), status("c1", "qa", BuildFailed)); err == nil || store.waiting() != 0 {
			t.Errorf("error %v, %d wait", err, store.waiting())
		}
		host.become(ErrRefused)
		if err := o.Send(t.Context(), status("c1", "qa", BuildFailed)); !errors.Is(err, ErrRefused) || store.waiting() != 1 {
			t.Errorf("error %v, %d wait", err, store.waiting())
		}
		store.objects[outboxPrefix+"00000000000000000001-0.json"] = []byte("no JSON")
		host.become(nil)
		time.Sleep(grace + time.Second)
		_ = o.Flush(t.Context())
		if diff := cmp.Diff([]string{"c1 qa FAILED"}, host.told); diff != "" || store.waiting() != 0 {
			t.Errorf("%d wait, %s", store.waiting(), diff)
		}
	})
}

func TestOutboxLeavesTimeForWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store, host := newMemory(), newBoard()
		host.become(ErrLater)
		o := NewOutbox(store, host)
		for i := range mostSent + 20 {
			_ = o.Send(t.Context(), status(fmt.Sprint(i), "qa", BuildFailed))
			time.Sleep(time.Second)
		}
		host.become(nil)
		time.Sleep(grace)
		for _, want := range []int{mostSent, mostSent + 20} {
			if err := o.Flush(t.Context()); err != nil || len(host.told) != want {
				t.Errorf("%v, told %d, want %d", err, len(host.told), want)
			}
		}
	})
}

func part(service, commit string, at time.Time, add int) *PlanPart {
	return &PlanPart{Service: service, Commit: commit, At: at, Stacks: []Planned{{
		Stack: "service/" + service + "/dev", Changes: event.Changes{Add: add}, Text: "+ aws_x." + service,
	}}}
}

// TestPlansOfManyServicesShareOneComment has pipelines of one push write at once.
func TestPlansOfManyServicesShareOneComment(t *testing.T) {
	store, host := newMemory(), newBoard()
	host.pulls = []int{4, 9}
	var wg sync.WaitGroup
	for i := range 25 {
		wg.Go(func() {
			name := fmt.Sprintf("service-%02d", i)
			err := NewOutbox(store, host).Send(t.Context(), Message{Commit: "c1", Plan: part(name, "c1", time.Unix(int64(i), 0), i+1)})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, pull := range host.pulls {
		text := host.comments[pull]
		for i := range 25 {
			if !strings.Contains(text, fmt.Sprintf("+ aws_x.service-%02d", i)) {
				t.Errorf("pull request %d lacks service %d", pull, i)
			}
		}
		if !strings.HasPrefix(text, PlanMarker+"\n\n### Plan: 325 to add") {
			t.Errorf("pull request %d begins %.80q", pull, text)
		}
	}
}

func TestLatePlanLeavesTheNewerOne(t *testing.T) {
	store, host := newMemory(), newBoard()
	host.pulls = []int{1}
	o := NewOutbox(store, host)
	for commit, at := range map[string]int64{"old": 1, "new": 2} {
		if err := o.Send(t.Context(), Message{Commit: commit, Plan: part("orders", commit, time.Unix(at, 0), 1)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.Send(t.Context(), Message{Commit: "old", Plan: part("orders", "old", time.Unix(1, 0), 1)}); err != nil {
		t.Fatal(err)
	}
	if text := host.comments[1]; !strings.Contains(text, "`new`") || strings.Contains(text, "`old`") {
		t.Error(text)
	}
}

func TestNoPullRequestNoComment(t *testing.T) {
	store, host := newMemory(), newBoard()
	if err := NewOutbox(store, host).Send(t.Context(), Message{Commit: "c1", Plan: part("orders", "c1", time.Unix(1, 0), 1)}); err != nil || len(store.objects) > 0 {
		t.Errorf("%v, %d objects", err, len(store.objects))
	}
}
