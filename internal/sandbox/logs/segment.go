package logs

import (
	"bytes"
	"math"
	"os"
)

// blockBytes is how far apart a segment's blocks start, and so the least that a read reads.
const blockBytes = 64 << 10

// segment is one file of a stream, with an index of its blocks in memory.
type segment struct {
	path   string
	base   int64 // position of its first byte in the stream
	size   int64
	blocks []block
}

// block is a run of events. Times need not grow within a stream, so a block
// knows the range of its own.
type block struct {
	offset         int64 // in the segment
	oldest, newest int64 // nanoseconds
}

// note takes an event into the index.
func (g *segment) note(m mark) {
	offset := m.position - g.base
	last := len(g.blocks) - 1
	if last < 0 || offset-g.blocks[last].offset >= blockBytes {
		g.blocks = append(g.blocks, block{offset: offset, oldest: math.MaxInt64, newest: math.MinInt64})
		last++
	}
	b := &g.blocks[last]
	b.oldest, b.newest = min(b.oldest, m.nanos), max(b.newest, m.nanos)
}

// write appends whole lines. When only some of them fit on the disk, the file
// is cut back, so that it never holds half an event.
func (g *segment) write(lines []byte) error {
	f, err := os.OpenFile(g.path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteAt(lines, g.size); err != nil {
		_ = f.Truncate(g.size)
		return err
	}
	g.size += int64(len(lines))
	return nil
}

// load builds the index from the file. What follows the last newline is the
// rest of a write that a kill cut short, and goes.
func (g *segment) load() error {
	raw, err := os.ReadFile(g.path)
	if err != nil {
		return err
	}
	whole := bytes.LastIndexByte(raw, '\n') + 1
	if whole < len(raw) {
		if err := os.Truncate(g.path, int64(whole)); err != nil {
			return err
		}
	}
	g.size, g.blocks = int64(whole), nil
	for at := 0; at < whole; {
		line := raw[at:]
		line = line[:bytes.IndexByte(line, '\n')]
		if nanos, _, ok := parseLine(line); ok {
			g.note(mark{position: g.base + int64(at), nanos: nanos})
		}
		at += len(line) + 1
	}
	return nil
}

// span returns the bytes of a block, as positions in the stream.
func (g *segment) span(i int) (from, to int64) {
	to = g.size
	if i+1 < len(g.blocks) {
		to = g.blocks[i+1].offset
	}
	return g.base + g.blocks[i].offset, g.base + to
}
