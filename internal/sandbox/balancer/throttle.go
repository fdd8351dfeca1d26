package balancer

import (
	"sync"
	"time"
)

// limit is how many requests a stage, or one of its routes, takes: rate a
// second, and bursts. A rate of 0 is no limit. It is the key of its bucket, so
// that a limit that changes begins with a full one.
type limit struct {
	api, stage, route string
	rate              float64
	burst             int
}

// bucket holds the tokens of one limit (API Gateway guide, "Throttle requests":
// the token bucket algorithm).
type bucket struct {
	mu     sync.Mutex
	tokens float64
	filled time.Time
}

// allow takes a token for one request.
func (b *Balancer) allow(l limit, now time.Time) bool {
	if l.rate <= 0 {
		return true
	}
	b.mu.Lock()
	k := b.buckets[l]
	if k == nil {
		k = &bucket{tokens: l.size(), filled: now}
		b.buckets[l] = k
	}
	b.mu.Unlock()
	return k.take(l, now)
}

func (l limit) size() float64 { return max(float64(l.burst), 1) }

func (k *bucket) take(l limit, now time.Time) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.tokens = min(k.tokens+l.rate*max(now.Sub(k.filled), 0).Seconds(), l.size())
	k.filled = now
	if k.tokens < 1 {
		return false
	}
	k.tokens--
	return true
}
