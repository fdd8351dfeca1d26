package bitbucket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

const marker = "[//]: # (flota:plan)"

func TestPutStatus(t *testing.T) {
	c, f := newFake(t)
	s := pipeline.BuildStatus{Key: "flota-orders-qa", State: pipeline.BuildInProgress, Name: "orders: QA", URL: "https://example.com/1", Branch: "main"}
	if err := c.PutStatus(t.Context(), commit, s); err != nil {
		t.Fatal(err)
	}
	s.State, s.Description = pipeline.BuildFailed, strings.Repeat("é", 300)
	if err := c.PutStatus(t.Context(), commit, s); err != nil {
		t.Fatal(err)
	}
	want := map[string]map[string]any{commit + " flota-orders-qa": {
		"key": "flota-orders-qa", "state": "FAILED", "name": "orders: QA", "url": "https://example.com/1", "refname": "main",
		"description": strings.Repeat("é", 254) + "…",
	}}
	if diff := cmp.Diff(want, f.statuses); diff != "" {
		t.Error(diff)
	}
}

func TestLongKeysStayApart(t *testing.T) {
	long := strings.Repeat("a", 50)
	one, other := shortKey(long+"1"), shortKey(long+"2")
	if len(one) != longestKey || one == other || shortKey("short") != "short" {
		t.Errorf("%q and %q", one, other)
	}
}

func TestPutInsights(t *testing.T) {
	c, f := newFake(t)
	type note struct {
		ID string `json:"external_id"`
	}
	put := func(most int) {
		t.Helper()
		var batches [][]note
		for i := range most {
			if i%100 == 0 {
				batches = append(batches, nil)
			}
			batches[i/100] = append(batches[i/100], note{fmt.Sprintf("flota-%04d", i)})
		}
		report, err := pipeline.NewInsights("flota-orders-check", map[string]string{"result": "FAILED"}, batches)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.PutInsights(t.Context(), commit, report); err != nil {
			t.Fatal(err)
		}
		if len(f.notes) != most || f.reports["flota-orders-check"]["result"] != "FAILED" {
			t.Errorf("%d annotations, want %d; %v", len(f.notes), most, f.reports)
		}
	}
	put(1000)
	put(250) // in place of the thousand
	put(0)
}

func TestPullRequests(t *testing.T) {
	for name, c := range map[string]struct {
		indexed bool
		want    []int
	}{
		"by the index":   {true, []int{3, 7, 9}},
		"by their heads": {false, []int{3, 9}},
	} {
		t.Run(name, func(t *testing.T) {
			client, f := newFake(t)
			f.indexed = c.indexed
			f.pulls = []map[string]any{
				pull(9, "OPEN", commit[:12]), pull(4, "MERGED", commit[:12]), pull(7, "OPEN", "0123456789ab"),
				pull(5, "DECLINED", ""), pull(3, "OPEN", commit[:12]),
			}
			got, err := client.PullRequests(t.Context(), commit)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPullRequestsWhileIndexing(t *testing.T) {
	c, f := newFake(t)
	for range 20 {
		f.faults = append(f.faults, says(http.StatusAccepted, "still being indexed"))
	}
	if _, err := c.PullRequests(t.Context(), commit); !errors.Is(err, pipeline.ErrLater) {
		t.Errorf("error %v, want ErrLater", err)
	}
	f.faults = f.faults[:1]
	f.pulls = []map[string]any{pull(1, "OPEN", "")}
	if got, err := c.PullRequests(t.Context(), commit); err != nil || len(got) != 1 {
		t.Errorf("%v, %v: want the one", got, err)
	}
}

// TestNextPageElsewhere holds that the token goes to Bitbucket only.
func TestNextPageElsewhere(t *testing.T) {
	c, f := newFake(t)
	f.faults = []fault{func(w http.ResponseWriter, _ *http.Request) bool {
		fmt.Fprint(w, `{"values": [], "next": "https://evil.example/2.0/repositories"}`)
		return true
	}}
	if _, err := c.PullRequests(t.Context(), commit); err == nil || !strings.Contains(err.Error(), "another server") {
		t.Errorf("error %v", err)
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	c, f := newFake(t)
	f.faults = []fault{says(http.StatusFound, "", "Location", "https://evil.example/")}
	if err := c.PutStatus(t.Context(), commit, pipeline.BuildStatus{Key: "k", URL: "u"}); err == nil || len(f.asked) != 1 {
		t.Errorf("error %v after %v", err, f.asked)
	}
}

func TestFailures(t *testing.T) {
	status := pipeline.BuildStatus{Key: "k", URL: "https://example.com"}
	away := says(http.StatusBadGateway, "")
	for name, c := range map[string]struct {
		faults []fault
		want   error // nil for none
		asked  int
		waited time.Duration // at least
	}{
		"all well":            {nil, nil, 1, 0},
		"a failure passes":    {[]fault{away, says(500, "oops")}, nil, 3, 2 * time.Second},
		"cut off":             {[]fault{func(w http.ResponseWriter, _ *http.Request) bool { panic(http.ErrAbortHandler) }}, nil, 2, 0},
		"busy, and says when": {[]fault{says(429, "Rate limit", "Retry-After", "7")}, nil, 2, 7 * time.Second},
		"busy":                {[]fault{says(429, "Rate limit")}, nil, 2, 0},
		"busy for too long":   {[]fault{says(429, "Rate limit", "Retry-After", "600")}, pipeline.ErrLater, 1, 0},
		"away":                {[]fault{away, away, away, away, away, away, away, away}, pipeline.ErrLater, 4, 5 * time.Second},
		"bad token":           {[]fault{says(401, "Token is invalid")}, pipeline.ErrRefused, 1, 0},
		"too few scopes":      {[]fault{says(403, "Your credentials lack one or more required privilege scopes.")}, pipeline.ErrRefused, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			client, f := newFake(t)
			f.faults, client.rest.Patience = c.faults, 11*time.Second
			err := client.PutStatus(t.Context(), commit, status)
			if !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			var waited time.Duration
			for _, d := range f.waited {
				waited += d
			}
			if len(f.asked) != c.asked || waited < c.waited || waited > client.rest.Patience {
				t.Errorf("asked %d times and waited %s, want %d and %s", len(f.asked), waited, c.asked, c.waited)
			}
		})
	}
}

// TestBadRequestIsFinal holds that what will never go well is not called "later".
func TestBadRequestIsFinal(t *testing.T) {
	c, _ := newFake(t)
	err := c.PutStatus(t.Context(), commit, pipeline.BuildStatus{Key: "k"})
	if err == nil || errors.Is(err, pipeline.ErrLater) || errors.Is(err, pipeline.ErrRefused) || !strings.Contains(err.Error(), "url: required") {
		t.Errorf("error %v", err)
	}
}

func TestSlowAnswer(t *testing.T) {
	c, f := newFake(t)
	c.rest.Attempt = 20 * time.Millisecond
	f.pulls = []map[string]any{pull(1, "OPEN", "")}
	hang := func(_ http.ResponseWriter, r *http.Request) bool { <-r.Context().Done(); return true }
	f.faults = []fault{hang, cutOff}
	if got, err := c.PullRequests(t.Context(), commit); err != nil || len(got) != 1 {
		t.Errorf("%v, %v: want the pull request at the third try", got, err)
	}
}

func TestNearTheLimitCallsKeepApart(t *testing.T) {
	c, f := newFake(t)
	near := func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("X-RateLimit-Limit", "1000")
		w.Header().Set("X-RateLimit-NearLimit", "true")
		return false
	}
	f.faults = []fault{near, nil}
	for range 3 {
		if err := c.PutStatus(t.Context(), commit, pipeline.BuildStatus{Key: "k", URL: "u"}); err != nil {
			t.Fatal(err)
		}
	}
	if len(f.waited) != 1 || f.waited[0] < 3*time.Second || f.waited[0] > 4*time.Second {
		t.Errorf("waited %v, want once for some 3.6 s", f.waited)
	}
}

func TestCancelled(t *testing.T) {
	c, f := newFake(t)
	ctx, cancel := context.WithCancel(t.Context())
	f.faults = []fault{func(w http.ResponseWriter, r *http.Request) bool { cancel(); return says(500, "")(w, r) }}
	if err := c.PutStatus(ctx, commit, pipeline.BuildStatus{Key: "k", URL: "u"}); err == nil || len(f.asked) != 1 {
		t.Errorf("error %v after %d calls", err, len(f.asked))
	}
}

func TestPutComment(t *testing.T) {
	c, f := newFake(t)
	f.comments = map[int]string{1: "first!", 2: "> " + marker, 3: "done"}
	f.lastID = 3
	for _, text := range []string{marker + "\n\none", marker + "\n\ntwo", marker + "\n\ntwo"} {
		if err := c.PutComment(t.Context(), 7, marker, text); err != nil {
			t.Fatal(err)
		}
		if len(f.comments) != 4 || f.comments[4] != text {
			t.Errorf("comments are %v", f.comments)
		}
	}
	writes := 0
	for _, a := range f.asked {
		if !strings.HasPrefix(a, "GET") {
			writes++
		}
	}
	if writes != 2 {
		t.Errorf("%d writes, want 2: the same text is not written again: %v", writes, f.asked)
	}
}

// TestCommentWhoseAnswerIsLost is added once although its adding seems to fail.
func TestCommentWhoseAnswerIsLost(t *testing.T) {
	c, f := newFake(t)
	f.faults = []fault{nil, func(_ http.ResponseWriter, _ *http.Request) bool {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.lastID++
		f.comments[f.lastID] = marker + "\n\none"
		panic(http.ErrAbortHandler)
	}}
	if err := c.PutComment(t.Context(), 7, marker, marker+"\n\none"); err != nil {
		t.Fatal(err)
	}
	if len(f.comments) != 1 {
		t.Errorf("comments are %v", f.comments)
	}
}

// TestCommentsAtOnce lets many pipelines add the comment at once: one stays.
func TestCommentsAtOnce(t *testing.T) {
	_, f := newFake(t)
	f.size = 100
	var wg sync.WaitGroup
	for i := range 8 {
		c := f.client()
		wg.Go(func() {
			for range 3 { // as putPlans does until all is told
				if err := c.PutComment(t.Context(), 7, marker, fmt.Sprintf("%s\n\n%d", marker, i)); err != nil && !errors.Is(err, pipeline.ErrLater) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if err := f.client().PutComment(t.Context(), 7, marker, marker+"\n\nall"); err != nil {
		t.Fatal(err)
	}
	if len(f.comments) != 1 {
		t.Errorf("comments are %v", f.comments)
	}
}

// TestForeignComment holds that who copies the marker gets nothing but an own comment beside it.
func TestForeignComment(t *testing.T) {
	c, f := newFake(t)
	f.comments, f.foreign, f.lastID = map[int]string{1: marker + "\n\nmine"}, map[int]bool{1: true}, 1
	for _, text := range []string{marker + "\n\none", marker + "\n\ntwo"} {
		if err := c.PutComment(t.Context(), 7, marker, text); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[int]string{1: marker + "\n\nmine", 2: text}, f.comments); diff != "" {
			t.Error(diff)
		}
	}
}

// TestTokenIsNowhere looks for the token in all that is printed.
func TestTokenIsNowhere(t *testing.T) {
	c, f := newFake(t)
	f.faults = []fault{says(400, "bad token "+canary)}
	err := c.PutStatus(t.Context(), commit, pipeline.BuildStatus{Key: "k", URL: "u"})
	config := Config{Repository: "a/b", Token: canary}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "config", config, "client", c, "error", err)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "config", config, "token", config.Token, "error", err)
	encoded, _ := json.Marshal(config)
	f.server.Close()
	away := c.PutStatus(t.Context(), commit, pipeline.BuildStatus{Key: "k", URL: "u"})
	all := fmt.Sprint(err, log.String(), string(encoded), away, diag.Problems(away)[0]) +
		fmt.Sprintf("%v %+v %#v %s %q %v %+v %#v", config, config, config, config.Token, config.Token, c, c, c)
	if strings.Contains(all, canary) || strings.Contains(all, "canary") {
		t.Error(all)
	}
	if !strings.Contains(err.Error(), "bad token ***") {
		t.Errorf("the error says %v", err)
	}
}

func TestNew(t *testing.T) {
	for name, c := range map[string]struct {
		config Config
		ok     bool
	}{
		"bitbucket":    {Config{Repository: "a/b", Token: "t"}, true},
		"loopback":     {Config{API: "http://127.0.0.1:1/2.0", Repository: "a/b", Token: "t"}, true},
		"plain":        {Config{API: "http://bitbucket.example", Repository: "a/b", Token: "t"}, false},
		"no address":   {Config{API: "bitbucket", Repository: "a/b", Token: "t"}, false},
		"no token":     {Config{Repository: "a/b"}, false},
		"no workspace": {Config{Repository: "b", Token: "t"}, false},
		"too deep":     {Config{Repository: "a/b/c", Token: "t"}, false},
	} {
		if _, err := New(c.config); (err == nil) != c.ok {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
