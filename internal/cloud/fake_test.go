package cloud

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

const account = "111111111111"

// answer is what the fake says to one operation.
type answer struct {
	status int // 0 is 200
	body   string
}

// fake speaks AWS's JSON protocol: answers by operation, such as DescribeServices.
type fake struct {
	t       *testing.T
	answers map[string][]answer // given one after the other; the last one stays

	mu    sync.Mutex
	asked []string // operation and body
	keys  []string // access key IDs
}

// newFake returns a Cloud on a fake of AWS.
func newFake(t *testing.T, answers map[string][]answer) (*Cloud, *fake) {
	t.Helper()
	f := &fake{t: t, answers: answers}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	return c, f
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		f.t.Error(err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	operation := operationOf(r)
	_, credential, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	key, _, _ := strings.Cut(credential, "/")
	f.asked, f.keys = append(f.asked, operation+" "+string(body)), append(f.keys, key)
	list := f.answers[operation]
	if len(list) == 0 {
		f.t.Errorf("nothing to answer to %s", operation)
		w.WriteHeader(http.StatusNotImplemented)
		return
	}
	if len(list) > 1 {
		f.answers[operation] = list[1:]
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	if list[0].status != 0 {
		w.WriteHeader(list[0].status)
	}
	fmt.Fprint(w, list[0].body)
}

func operationOf(r *http.Request) string {
	if _, operation, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "."); ok {
		return operation
	}
	return r.Method + " " + r.URL.Path
}

// body returns what an operation was asked with the last time.
func (f *fake) body(operation string) map[string]any {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := len(f.asked) - 1; i >= 0; i-- {
		name, text, _ := strings.Cut(f.asked[i], " ")
		if strings.HasPrefix(f.asked[i], operation+" ") {
			text = strings.TrimPrefix(f.asked[i], operation+" ")
		} else if name != operation {
			continue
		}
		var out map[string]any
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			f.t.Fatal(err)
		}
		return out
	}
	f.t.Fatalf("%s was never asked", operation)
	return nil
}

// golden compares a value, as JSON, with a file in testdata.
func golden(t *testing.T, name string, value any) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)+"\n"); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
