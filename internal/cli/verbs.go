package cli

import "github.com/spf13/cobra"

// verbs are flota's verbs, in the order in which a newcomer meets them.
func (a *app) verbs() []*cobra.Command {
	return []*cobra.Command{
		a.demo(), a.init(), a.sandbox(),
		a.check(), a.cost(), a.plan(), a.apply(), a.build(),
		a.deploy(), a.rollback(), a.status(), a.logs(),
		a.pipeline(), a.bootstrap(),
		a.eject(), a.schema(), a.version(), a.completion(),
	}
}
