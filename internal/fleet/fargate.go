package fleet

import (
	"fmt"
	"slices"
	"strings"
)

// memoryRange is what memory, in MiB, Fargate offers for a CPU size.
type memoryRange struct{ cpu, least, most, step int }

// fargateSizes are Fargate's combinations (Amazon ECS guide, "Task CPU and memory").
var fargateSizes = []memoryRange{
	{256, 512, 2048, 512},
	{512, 1024, 4096, 1024},
	{1024, 2048, 8192, 1024},
	{2048, 4096, 16384, 1024},
	{4096, 8192, 30720, 1024},
	{8192, 16384, 61440, 4096},
	{16384, 32768, 122880, 8192},
}

// fargate says what is wrong with a size, if anything.
func fargate(s Size) (problem, hint string) {
	i := slices.IndexFunc(fargateSizes, func(r memoryRange) bool { return r.cpu == s.CPU })
	if i < 0 {
		var known []string
		for _, r := range fargateSizes {
			known = append(known, fmt.Sprint(r.cpu))
		}
		return fmt.Sprintf("size.cpu %d is not a size that Fargate has", s.CPU), "use one of " + strings.Join(known, ", ")
	}
	r := fargateSizes[i]
	// 256 units may have 512, 1024 or 2048 MiB: there is no 1536.
	odd := s.CPU == 256 && s.Memory == 1536
	if s.Memory >= r.least && s.Memory <= r.most && s.Memory%r.step == 0 && !odd {
		return "", ""
	}
	hint = fmt.Sprintf("use %d to %d in steps of %d", r.least, r.most, r.step)
	if s.CPU == 256 {
		hint = "use 512, 1024 or 2048"
	}
	return fmt.Sprintf("size.memory %d does not go with size.cpu %d on Fargate", s.Memory, s.CPU), hint
}
