package platform

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

var client = &http.Client{
	Timeout:   5 * time.Second,
	Transport: &http.Transport{MaxIdleConnsPerHost: 64, IdleConnTimeout: time.Minute},
}

// Get asks another service for a T. The service's address is in <SERVICE>_URL.
func Get[T any](ctx context.Context, service, path string) (T, error) {
	return call[T](ctx, http.MethodGet, service, path, nil)
}

// Post sends in to another service, which answers with a T.
func Post[T any](ctx context.Context, service, path string, in any) (T, error) {
	body, err := json.Marshal(in)
	if err != nil {
		var none T
		return none, err
	}
	return call[T](ctx, http.MethodPost, service, path, body)
}

func call[T any](ctx context.Context, method, service, path string, body []byte) (T, error) {
	var out T
	base := os.Getenv(strings.ToUpper(strings.ReplaceAll(service, "-", "_")) + "_URL")
	req, err := http.NewRequestWithContext(ctx, method, base+path, bytes.NewReader(body))
	if err != nil {
		return out, fmt.Errorf("ask %s: %w", service, err)
	}
	resp, err := client.Do(req)
	if err != nil {
		return out, fmt.Errorf("ask %s: %w", service, err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return out, fmt.Errorf("ask %s: %w", service, err)
	}
	switch {
	case resp.StatusCode >= 500:
		return out, fmt.Errorf("ask %s: %s %s: %s: %s", service, method, path, resp.Status, raw)
	case resp.StatusCode >= 400:
		// What the other service refuses, this one refuses too.
		return out, refusal(resp.StatusCode, raw)
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		return out, fmt.Errorf("ask %s: %w", service, err)
	}
	return out, nil
}

func refusal(code int, raw []byte) error {
	var body struct {
		Error string `json:"error"`
	}
	if err := json.Unmarshal(raw, &body); err != nil || body.Error == "" {
		body.Error = http.StatusText(code)
	}
	return &Status{Code: code, Message: body.Error}
}
