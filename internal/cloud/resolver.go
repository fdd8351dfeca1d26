package cloud

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
)

// resolver sends requests for names inside a sandbox's environments, which no
// DNS knows, to the loopback addresses that the sandbox tells for them. There
// it speaks plain HTTP.
type resolver struct {
	endpoint string

	mu    sync.Mutex
	names map[string]string // host to host:port
}

func newResolver(endpoint string) *resolver { return &resolver{endpoint: endpoint} }

// RoundTrip answers a request.
func (r *resolver) RoundTrip(req *http.Request) (*http.Response, error) {
	addr, err := r.resolve(req.Context(), req.URL.Hostname())
	if err != nil {
		return nil, err
	}
	inner := req.Clone(req.Context())
	inner.Host = req.URL.Host
	inner.URL.Scheme, inner.URL.Host = "http", addr
	return http.DefaultTransport.RoundTrip(inner)
}

// resolve asks the sandbox anew when it does not know a name: there may be new load balancers.
func (r *resolver) resolve(ctx context.Context, host string) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if addr, ok := r.names[host]; ok {
		return addr, nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.endpoint+"/_flota/names", nil)
	if err != nil {
		return "", err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", explain(err)
	}
	defer resp.Body.Close()
	names := map[string]string{}
	if err := json.NewDecoder(resp.Body).Decode(&names); err != nil {
		return "", fmt.Errorf("read the sandbox's names: %w", err)
	}
	r.names = names
	if addr, ok := names[host]; ok {
		return addr, nil
	}
	return "", fmt.Errorf("the sandbox knows no host %s", host)
}
