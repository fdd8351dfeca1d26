package balancer

import (
	"sync"
	"time"
)

// rates count the requests of each rate-based rule and address.
type rates struct {
	mu     sync.Mutex
	counts map[string]*rate
	swept  time.Time
}

// slices of a window: a request is forgotten up to a tenth of the window late.
const windowParts = 10

// rate counts the requests of one address over a window that moves on in parts.
type rate struct {
	parts [windowParts]int
	last  int64 // number of the part that is being counted, since 1970
	width time.Duration
}

func newRates() *rates { return &rates{counts: map[string]*rate{}} }

// over counts one request, and reports whether there are now more than limit
// in the window. Requests that are refused count as well: who goes on stays out
// (AWS WAF guide, "Rate-based rule statement").
func (s *rates) over(key string, limit int, window time.Duration, now time.Time) bool {
	width := max(window/windowParts, time.Millisecond)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep(now)
	at := s.counts[key]
	if at == nil || at.width != width {
		at = &rate{width: width, last: now.UnixNano() / int64(width)}
		s.counts[key] = at
	}
	return at.add(now) > limit
}

// add counts a request and returns how many there are in the window.
func (at *rate) add(now time.Time) int {
	part := now.UnixNano() / int64(at.width)
	for i := at.last + 1; i <= part && i <= at.last+windowParts; i++ {
		at.parts[i%windowParts] = 0
	}
	at.last = max(at.last, part)
	at.parts[part%windowParts]++
	sum := 0
	for _, n := range at.parts {
		sum += n
	}
	return sum
}

// sweep forgets addresses that sent nothing for a window, so that many of them do not fill the memory.
func (s *rates) sweep(now time.Time) {
	if now.Sub(s.swept) < time.Second {
		return
	}
	s.swept = now
	for key, at := range s.counts {
		if now.UnixNano()/int64(at.width)-at.last > windowParts {
			delete(s.counts, key)
		}
	}
}
