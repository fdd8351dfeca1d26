package ledger

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
)

// memory is a Store that keeps its objects in memory.
type memory struct {
	// before is called ahead of each operation, outside of the lock.
	before func(ctx context.Context, op string) error

	mu      sync.Mutex
	objects map[string][]byte
}

func newMemory() *memory {
	return &memory{objects: map[string][]byte{}, before: func(context.Context, string) error { return nil }}
}

func (m *memory) Put(ctx context.Context, key string, body []byte, ifAbsent bool) error {
	if err := m.before(ctx, "put"); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.objects[key]; ok && ifAbsent {
		return ErrExists
	}
	m.objects[key] = slices.Clone(body)
	return nil
}

func (m *memory) Get(ctx context.Context, key string) ([]byte, error) {
	if err := m.before(ctx, "get"); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	body, ok := m.objects[key]
	if !ok {
		return nil, ErrNotFound
	}
	return body, nil
}

func (m *memory) List(ctx context.Context, prefix, after string, limit int) ([]string, error) {
	if err := m.before(ctx, "list"); err != nil {
		return nil, err
	}
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

func (m *memory) Delete(ctx context.Context, key string) error {
	if err := m.before(ctx, "delete"); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.objects, key)
	return nil
}
