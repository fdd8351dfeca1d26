package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/view"
)

// Execution is one service's pipeline with the actions of its latest execution, for --json.
type Execution struct {
	pipeline.Row
	Actions []pipeline.Action `json:"actions"`
}

// tellPipeline tells the latest execution of one service, action by action.
func (p *project) tellPipeline(ctx context.Context, row pipeline.Row) error {
	out := Execution{Row: row}
	if row.Execution != "" {
		c, err := p.sharedCloud(ctx)
		if err != nil {
			return err
		}
		if out.Actions, err = c.Pipelines().Actions(ctx, pipeline.Name(p.fleet.Name, row.Service), row.Execution); err != nil {
			return err
		}
	}
	return p.result(out, func(w io.Writer) {
		p.tellPipelines(w, []pipeline.Row{row})
		if len(out.Actions) == 0 {
			return
		}
		fmt.Fprintln(w)
		var lines [][]string
		for _, a := range out.Actions {
			lines = append(lines, []string{view.Action(a.Stage, a.Name), view.Status(string(a.Status)), ago(a.Started), view.Duration(a.Changed.Sub(a.Started)), firstLine(a.Summary)})
		}
		view.Table(w, p.style(), []string{"action", "status", "began", "took", ""}, lines)
	})
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return first
}
