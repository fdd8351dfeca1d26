package release

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/ledger"
)

// memory is a ledger.Store in memory.
type memory struct {
	mu      sync.Mutex
	objects map[string][]byte
	fail    error
}

func (m *memory) Put(_ context.Context, key string, body []byte, ifAbsent bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil && strings.HasSuffix(key, "judged.json") {
		return m.fail
	}
	if _, ok := m.objects[key]; ok && ifAbsent {
		return ledger.ErrExists
	}
	if m.objects == nil {
		m.objects = map[string][]byte{}
	}
	m.objects[key] = body
	return nil
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if body, ok := m.objects[key]; ok {
		return body, nil
	}
	return nil, ledger.ErrNotFound
}

func (m *memory) List(_ context.Context, prefix, after string, limit int) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []string
	for _, k := range slices.Sorted(maps.Keys(m.objects)) {
		if strings.HasPrefix(k, prefix) && k > after && len(keys) < limit {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func (m *memory) Delete(_ context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.objects, key)
	return nil
}
