package pipeline

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/ledger"
)

// memory is a store that keeps its objects in memory.
type memory struct {
	mu      sync.Mutex
	objects map[string][]byte
}

func newMemory() *memory { return &memory{objects: map[string][]byte{}} }

func (m *memory) Put(_ context.Context, key string, body []byte, ifAbsent bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.objects[key]; ok && ifAbsent {
		return ledger.ErrExists
	}
	m.objects[key] = body
	return nil
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	body, ok := m.objects[key]
	if !ok {
		return nil, ledger.ErrNotFound
	}
	return body, nil
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

func (m *memory) waiting() int {
	keys, _ := m.List(context.Background(), outboxPrefix, "", 1<<20)
	return len(keys)
}
