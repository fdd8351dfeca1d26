package balancer

import (
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParameters(t *testing.T) {
	for name, tc := range map[string]struct {
		parameters map[string]string
		uri        string
		headers    map[string]string
	}{
		"none":            {nil, "/orders?q=1&q=2", map[string]string{"X-Debug": "on", "X-Edge": ""}},
		"remove a header": {map[string]string{"remove:header.x-debug": "''"}, "/orders?q=1&q=2", map[string]string{"X-Debug": ""}},
		"set headers": {
			map[string]string{"overwrite:header.x-debug": "off", "append:header.x-edge": "$request.path", "append:header.x-q": "$request.querystring.q"},
			"/orders?q=1&q=2", map[string]string{"X-Debug": "off", "X-Edge": "/orders", "X-Q": "1"},
		},
		"values of before": {
			map[string]string{"overwrite:header.x-debug": "off", "overwrite:header.x-was": "$request.header.x-debug"},
			"/orders?q=1&q=2", map[string]string{"X-Was": "on"},
		},
		"path and query": {map[string]string{"overwrite:path": "/v2", "overwrite:querystring.q": "3"}, "/v2?q=3", nil},
		"remove a query": {map[string]string{"remove:querystring.q": "''"}, "/orders", nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/orders?q=1&q=2", nil)
			r.Header.Set("X-Debug", "on")
			out := changed(r, newChanges(tc.parameters))
			if got := out.URL.RequestURI(); got != tc.uri {
				t.Errorf("got %s, want %s", got, tc.uri)
			}
			for name, want := range tc.headers {
				if diff := cmp.Diff(want, out.Header.Get(name)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}
