package view

import "fmt"

// Count renders n things, one or many: 1 stack, 2 stacks.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
