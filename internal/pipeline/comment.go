package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"flota.dev/flota/internal/event"
)

// PlanMarker is the first line of the plan comment, by which it is found again.
// Bitbucket's Markdown shows HTML comments as text; a link reference that
// nothing refers to is the one thing that it does not show.
const PlanMarker = "[//]: # (flota:plan)"

const (
	// longestComment is in bytes. Bitbucket takes 32,768 characters.
	longestComment = 32_000
	// longestTable and longestLosses bound what stands before the plans, in bytes.
	longestTable  = 14_000
	longestLosses = 5_000
	// leastExcerpt is the shortest piece of a plan that is worth showing, in bytes.
	leastExcerpt = 200
	// around is what stands around a plan: heading, fence and words, in bytes.
	around = 200
	// longestName bounds the name of a stack or a resource.
	longestName = 100
	// longestRoute bounds what is told of a route.
	longestRoute = 300
	// shortHash is how much of a commit is shown.
	shortHash = 12
)

// PlanPart is what one service's pipeline has planned for a pull request. All
// texts are masked.
type PlanPart struct {
	Service string    `json:"service"`
	Commit  string    `json:"commit"`
	At      time.Time `json:"at"`
	Stacks  []Planned `json:"stacks"`
	// URL is where the pipeline's log is seen.
	URL string `json:"url,omitempty"`
}

// Planned is the plan of one stack.
type Planned struct {
	Stack   string        `json:"stack"`
	Changes event.Changes `json:"changes"`
	// Lost are the addresses of what is destroyed or replaced.
	Lost []string `json:"lost,omitempty"`
	// Route tells how the service's route in the environment's API differs, which this plan leaves as it is.
	Route string `json:"route,omitempty"`
	// Failed says why there is no plan.
	Failed string `json:"failed,omitempty"`
	// Text is the plan as Terraform shows it.
	Text string `json:"text,omitempty"`
}

// PlanComment writes the one comment of a pull request: a table of all stacks
// first, then the plans. Bitbucket can fold nothing, so the plans are blocks of
// code below the table, cut so that the whole fits, with a link to the rest.
func PlanComment(parts []PlanPart) string {
	var head strings.Builder
	head.WriteString(PlanMarker + "\n\n" + planTitle(parts) + "\n\n")
	planTable(&head, parts)
	planLosses(&head, parts)
	planRoutes(&head, parts)
	blocks := planBlocks(parts)
	room := longestComment - head.Len()
	seen := fitting(room, blocks)
	for i, most := range share(room, blocks[:seen]) {
		head.WriteString(blocks[i].write(most))
	}
	if unseen := len(blocks) - seen; unseen > 0 {
		fmt.Fprintf(&head, "\nThere is no room for %d more plans: the names in the table lead to them.\n", unseen)
	}
	return head.String()
}

func planTitle(parts []PlanPart) string {
	var sum event.Changes
	failed := 0
	for _, p := range parts {
		for _, s := range p.Stacks {
			sum.Import += s.Changes.Import
			sum.Add += s.Changes.Add
			sum.Change += s.Changes.Change
			sum.Remove += s.Changes.Remove
			if s.Failed != "" {
				failed++
			}
		}
	}
	title := "### Plan: no changes"
	if sum.Any() {
		title = fmt.Sprintf("### Plan: %d to add, %d to change, %d to destroy", sum.Add, sum.Change, sum.Remove)
	}
	if sum.Import > 0 {
		title += fmt.Sprintf(", %d to import", sum.Import)
	}
	if failed > 0 {
		title += fmt.Sprintf("; %d failed", failed)
	}
	return title
}

func planTable(out *strings.Builder, parts []PlanPart) {
	out.WriteString("| service | stack | add | change | destroy | commit |\n|---|---|---|---|---|---|\n")
	var rows []string
	for _, p := range parts {
		for i, s := range p.Stacks {
			service := escape(p.Service)
			if i == 0 {
				service = link(service, p.URL)
			}
			numbers := fmt.Sprintf("%d | %d | %d", s.Changes.Add, s.Changes.Change, s.Changes.Remove)
			if s.Failed != "" {
				numbers = "failed | |"
			}
			rows = append(rows, fmt.Sprintf("| %s | %s | %s | %s |\n", service, escape(clip(s.Stack, longestName)), numbers, code(p.Commit[:min(len(p.Commit), shortHash)])))
		}
	}
	write(out, rows, longestTable)
}

func planLosses(out *strings.Builder, parts []PlanPart) {
	var lost []string
	for _, p := range parts {
		for _, s := range p.Stacks {
			for _, address := range s.Lost {
				lost = append(lost, "- "+code(clip(address, longestName))+" in "+escape(clip(s.Stack, longestName))+"\n")
			}
		}
	}
	if len(lost) > 0 {
		out.WriteString("\n**Destroyed or replaced**\n\n")
		write(out, lost, longestLosses)
	}
}

// planRoutes tells of routes that these plans do not bring.
func planRoutes(out *strings.Builder, parts []PlanPart) {
	var lines []string
	for _, p := range parts {
		for _, s := range p.Stacks {
			if s.Route != "" {
				lines = append(lines, "- "+escape(clip(s.Stack, longestName))+": the API has "+escape(clip(s.Route, longestRoute))+"\n")
			}
		}
	}
	if len(lines) > 0 {
		out.WriteString("\n**Routes that wait for an apply of the environment's base stack**\n\n")
		write(out, lines, longestLosses)
	}
}

// write writes as many of the lines as fit into most bytes, and how many do not.
func write(out *strings.Builder, lines []string, most int) {
	for i, l := range lines {
		if most -= len(l); most < 0 {
			fmt.Fprintf(out, "\n%d more are not listed.\n", len(lines)-i)
			return
		}
		out.WriteString(l)
	}
}

// planBlock is one plan to show.
type planBlock struct {
	stack, text, url string
}

// planBlocks returns what is worth a block: plans with changes, and failures.
func planBlocks(parts []PlanPart) []planBlock {
	var blocks []planBlock
	for _, p := range parts {
		for _, s := range p.Stacks {
			text := ""
			switch {
			case s.Failed != "":
				text = s.Failed
			case s.Changes.Any():
				text = s.Text
			}
			if text != "" {
				blocks = append(blocks, planBlock{s.Stack, strings.TrimRight(text, "\n"), p.URL})
			}
		}
	}
	return blocks
}

// fitting returns how many of the blocks can be shown with a piece worth showing.
func fitting(room int, blocks []planBlock) int {
	for i, b := range blocks {
		if room -= around + len(b.url) + min(len(b.text), leastExcerpt); room < 0 {
			return i
		}
	}
	return len(blocks)
}

// share shares room in bytes among blocks: what a short one leaves over goes to
// the longer ones.
func share(room int, blocks []planBlock) []int {
	order := make([]int, len(blocks))
	for i, b := range blocks {
		order[i] = i
		room -= around + len(b.url)
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(blocks[a].text) - len(blocks[b].text) })
	shares := make([]int, len(blocks))
	for n, i := range order {
		shares[i] = max(0, min(len(blocks[i].text), room/(len(blocks)-n)))
		room -= shares[i]
	}
	return shares
}

// write writes the block with at most most bytes of its text, whole lines of it.
func (b planBlock) write(most int) string {
	title := "\n#### " + escape(clip(b.stack, longestName)) + "\n\n"
	if len(b.text) <= most {
		return title + fence(b.text)
	}
	text := b.text[:most]
	if end := strings.LastIndexByte(text, '\n'); end > 0 {
		text = text[:end]
	}
	left := strings.Count(b.text[len(text):], "\n")
	return title + fence(strings.ToValidUTF8(text, "")) + fmt.Sprintf("\n%d more lines. %s\n", left, link("The whole plan", b.url))
}

// clip cuts text to a number of bytes.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most] + "…"
}
