package balancer

import (
	"bytes"
	"container/list"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// cacheSize bounds what all distributions keep in memory, in bytes; the oldest go first.
	cacheSize = 64 << 20
	// cacheObject bounds one answer; a larger one is passed on and not kept.
	cacheObject = 8 << 20
)

// cache holds the answers of origins.
type cache struct {
	mu      sync.Mutex
	size    int
	entries map[string]*list.Element
	recent  list.List // of *answer, the latest used first
}

// answer is an origin's answer that is kept. It never changes.
type answer struct {
	identity string
	status   int
	header   http.Header
	body     []byte
	stored   time.Time
	expires  time.Time
}

func newCache() *cache { return &cache{entries: map[string]*list.Element{}} }

func (c *cache) get(identity string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[identity]
	if e == nil {
		return nil
	}
	c.recent.MoveToFront(e)
	return e.Value.(*answer)
}

func (c *cache) put(a *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.entries[a.identity]; e != nil {
		c.drop(e)
	}
	c.entries[a.identity] = c.recent.PushFront(a)
	c.size += a.cost()
	for c.size > cacheSize {
		c.drop(c.recent.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	a := c.recent.Remove(e).(*answer)
	delete(c.entries, a.identity)
	c.size -= a.cost()
}

// cost is about what an answer takes in memory.
func (a *answer) cost() int { return len(a.identity) + len(a.body) + 1024 }

// send answers from the cache, conditions and ranges included.
func (a *answer) send(w http.ResponseWriter, r *http.Request, now time.Time) {
	h := w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	age, _ := strconv.Atoi(a.header.Get("Age"))
	h.Set("Age", strconv.Itoa(age+int(now.Sub(a.stored).Seconds())))
	if a.status == http.StatusOK {
		modified, _ := http.ParseTime(a.header.Get("Last-Modified"))
		http.ServeContent(w, r, "", modified, bytes.NewReader(a.body))
		return
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		// A client that has gone needs no answer.
		_, _ = w.Write(a.body)
	}
}

// capture passes an answer on, and keeps a copy. What hold says of a status is
// not passed on at all, because another answer takes its place.
type capture struct {
	http.ResponseWriter
	hold   func(status int) bool
	keep   bool
	header http.Header
	status int
	held   bool
	body   bytes.Buffer
	over   bool
}

func newCapture(w http.ResponseWriter, keep bool, hold func(int) bool) *capture {
	return &capture{ResponseWriter: w, keep: keep, hold: hold, header: http.Header{}}
}

// Header is the capture's own, so that an answer that is held leaves no trace.
func (c *capture) Header() http.Header { return c.header }

// WriteHeader takes the final status.
func (c *capture) WriteHeader(status int) {
	if c.status != 0 {
		return
	}
	if status >= http.StatusOK || status == http.StatusSwitchingProtocols {
		c.status = status
		if c.held = c.hold(status); c.held {
			return
		}
	}
	to := c.ResponseWriter.Header()
	for name, values := range c.header {
		to[name] = values
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *capture) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.WriteHeader(http.StatusOK)
	}
	if c.held {
		return len(p), nil
	}
	if c.keep && !c.over {
		if c.over = c.body.Len()+len(p) > cacheObject; !c.over {
			c.body.Write(p)
		}
	}
	return c.ResponseWriter.Write(p)
}

// Unwrap is for http.ResponseController, which streams and upgrades go through.
func (c *capture) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// whole reports whether the copy is all of the answer.
func (c *capture) whole(method string) bool {
	if c.held || c.over || c.status == 0 {
		return false
	}
	length, err := strconv.Atoi(c.header.Get("Content-Length"))
	return err != nil || method == http.MethodHead || length == c.body.Len()
}
