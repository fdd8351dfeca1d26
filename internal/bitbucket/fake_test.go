package bitbucket

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	canary = "ATCTT3xFfGN0-canary-9d2f6c11"
	commit = "e10dae226959c2194f2b07b077c07762d93821cf"
)

// fault answers a request in the place of Bitbucket, or lets it pass.
type fault func(w http.ResponseWriter, r *http.Request) (answered bool)

// fake answers as Bitbucket Cloud's API is documented to.
type fake struct {
	t      *testing.T
	server *httptest.Server

	mu       sync.Mutex
	faults   []fault // one for each request, in order
	asked    []string
	waited   []time.Duration
	statuses map[string]map[string]any
	reports  map[string]map[string]any
	notes    map[string]map[string]any // annotations by external ID
	comments map[int]string
	foreign  map[int]bool // comments of others
	lastID   int
	pulls    []map[string]any // of the commit
	indexed  bool             // whether commits lead to pull requests
	size     int              // of a page
}

func newFake(t *testing.T) (*Client, *fake) {
	t.Helper()
	f := &fake{
		t: t, statuses: map[string]map[string]any{}, reports: map[string]map[string]any{}, notes: map[string]map[string]any{},
		comments: map[int]string{}, foreign: map[int]bool{}, indexed: true, size: 2,
	}
	mux := http.NewServeMux()
	const repo = "/2.0/repositories/example/cambio"
	mux.HandleFunc("POST "+repo+"/commit/{commit}/statuses/build", f.postStatus)
	mux.HandleFunc("PUT "+repo+"/commit/{commit}/reports/{id}", f.putReport)
	mux.HandleFunc("DELETE "+repo+"/commit/{commit}/reports/{id}", f.deleteReport)
	mux.HandleFunc("POST "+repo+"/commit/{commit}/reports/{id}/annotations", f.postAnnotations)
	mux.HandleFunc("GET "+repo+"/commit/{commit}/pullrequests", f.listPullsOfCommit)
	mux.HandleFunc("GET "+repo+"/pullrequests", func(w http.ResponseWriter, r *http.Request) { f.page(w, r, f.pulls) })
	mux.HandleFunc("GET "+repo+"/pullrequests/{pull}/comments", f.listComments)
	mux.HandleFunc("POST "+repo+"/pullrequests/{pull}/comments", f.postComment)
	mux.HandleFunc("PUT "+repo+"/pullrequests/{pull}/comments/{id}", f.putComment)
	mux.HandleFunc("DELETE "+repo+"/pullrequests/{pull}/comments/{id}", f.deleteComment)
	f.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.serve(mux, w, r) }))
	t.Cleanup(f.server.Close)
	return f.client(), f
}

func (f *fake) client() *Client {
	c, err := New(Config{API: f.server.URL + "/2.0", Repository: "example/cambio", Token: canary})
	if err != nil {
		f.t.Fatal(err)
	}
	c.rest.Wait = func(ctx context.Context, d time.Duration) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.waited = append(f.waited, d)
		return ctx.Err()
	}
	return c
}

func (f *fake) serve(mux http.Handler, w http.ResponseWriter, r *http.Request) {
	if got := r.Header.Get("Authorization"); got != "Bearer "+canary {
		f.t.Errorf("authorization is %q", got)
	}
	f.mu.Lock()
	f.asked = append(f.asked, r.Method+" "+strings.TrimPrefix(r.URL.RequestURI(), "/2.0/repositories/example/cambio"))
	var first fault
	if len(f.faults) > 0 {
		first, f.faults = f.faults[0], f.faults[1:]
	}
	f.mu.Unlock()
	if first != nil && first(w, r) {
		return
	}
	mux.ServeHTTP(w, r)
}

func refuse(w http.ResponseWriter, code int, message string) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]any{"type": "error", "error": map[string]any{"message": message}})
}

// says answers with a code, and headers in pairs.
func says(code int, message string, headers ...string) fault {
	return func(w http.ResponseWriter, _ *http.Request) bool {
		for h := range slices.Chunk(headers, 2) {
			w.Header().Set(h[0], h[1])
		}
		refuse(w, code, message)
		return true
	}
}

// cutOff promises more than it sends.
func cutOff(w http.ResponseWriter, _ *http.Request) bool {
	w.Header().Set("Content-Length", "1000")
	io.WriteString(w, `{"values": [`)
	return true
}

// decode reads a body, and answers 400 if it is none.
func decode(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return false
	}
	return true
}

func (f *fake) postStatus(w http.ResponseWriter, r *http.Request) {
	var s map[string]any
	if !decode(w, r, &s) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	key, _ := s["key"].(string)
	switch {
	case key == "" || len(key) > 40:
		refuse(w, http.StatusBadRequest, "key: Ensure this value has at most 40 characters")
	case s["url"] == "" || s["url"] == nil:
		refuse(w, http.StatusBadRequest, "url: required key not provided")
	default:
		f.statuses[r.PathValue("commit")+" "+key] = s
		w.WriteHeader(http.StatusCreated)
		json.NewEncoder(w).Encode(s)
	}
}

func (f *fake) putReport(w http.ResponseWriter, r *http.Request) {
	var s map[string]any
	if !decode(w, r, &s) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reports[r.PathValue("id")] = s
	json.NewEncoder(w).Encode(s)
}

func (f *fake) deleteReport(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.reports, r.PathValue("id"))
	clear(f.notes)
	w.WriteHeader(http.StatusNoContent)
}

func (f *fake) postAnnotations(w http.ResponseWriter, r *http.Request) {
	var list []map[string]any
	if !decode(w, r, &list) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.reports[r.PathValue("id")] == nil {
		refuse(w, http.StatusNotFound, "no such report")
		return
	}
	if len(list) == 0 || len(list) > 100 {
		refuse(w, http.StatusBadRequest, "1 to 100 annotations")
		return
	}
	for _, a := range list {
		f.notes[a["external_id"].(string)] = a
	}
	if len(f.notes) > 1000 {
		refuse(w, http.StatusBadRequest, "at most 1000 annotations")
		return
	}
	json.NewEncoder(w).Encode(list)
}

func (f *fake) listPullsOfCommit(w http.ResponseWriter, r *http.Request) {
	if !f.indexed {
		refuse(w, http.StatusNotFound, "pull request commit links have not yet been indexed")
		return
	}
	f.page(w, r, f.pulls)
}

// page answers with one page of a list.
func (f *fake) page(w http.ResponseWriter, r *http.Request, all []map[string]any) {
	number, _ := strconv.Atoi(r.URL.Query().Get("page"))
	from := min(max(number-1, 0)*f.size, len(all))
	to := min(from+f.size, len(all))
	answer := map[string]any{"values": all[from:to], "pagelen": f.size}
	if to < len(all) {
		query := r.URL.Query()
		query.Set("page", strconv.Itoa(max(number, 1)+1))
		answer["next"] = f.server.URL + r.URL.Path + "?" + query.Encode()
	}
	json.NewEncoder(w).Encode(answer)
}

func (f *fake) listComments(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var all []map[string]any
	for _, id := range slices.Sorted(maps.Keys(f.comments)) {
		all = append(all, map[string]any{"id": id, "deleted": false, "content": map[string]any{"raw": f.comments[id]}})
	}
	f.page(w, r, all)
}

func (f *fake) postComment(w http.ResponseWriter, r *http.Request) {
	var b commentBody
	if !decode(w, r, &b) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(b.Content.Raw) > 32768 {
		refuse(w, http.StatusBadRequest, "content: Please enter a non-empty value less than 32768 characters")
		return
	}
	f.lastID++
	f.comments[f.lastID] = b.Content.Raw
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, `{"id": %d}`, f.lastID)
}

func (f *fake) putComment(w http.ResponseWriter, r *http.Request) {
	var b commentBody
	if !decode(w, r, &b) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	id, _ := strconv.Atoi(r.PathValue("id"))
	switch {
	case f.foreign[id]:
		refuse(w, http.StatusForbidden, "you may not edit this comment")
	case f.comments[id] == "":
		refuse(w, http.StatusNotFound, "no such comment")
	default:
		f.comments[id] = b.Content.Raw
		fmt.Fprintf(w, `{"id": %d}`, id)
	}
}

func (f *fake) deleteComment(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	id, _ := strconv.Atoi(r.PathValue("id"))
	if f.foreign[id] {
		refuse(w, http.StatusForbidden, "you may not delete this comment")
		return
	}
	delete(f.comments, id)
	w.WriteHeader(http.StatusNoContent)
}

func pull(id int, state, hash string) map[string]any {
	return map[string]any{"id": id, "state": state, "source": map[string]any{"commit": map[string]any{"hash": hash}}}
}
