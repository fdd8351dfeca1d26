package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// sandboxEnv tells what leads the aws command line, and every AWS SDK, to the sandbox.
func (a *app) sandboxEnv() *cobra.Command {
	return &cobra.Command{
		Use:   "env [ENVIRONMENT]",
		Short: "Print the variables that lead the aws command line here",
		Long: "Print the variables that lead the aws command line, and every AWS SDK, to the sandbox\n" +
			"and there to the account and region of an environment (default: the first).\n\n" +
			"  env $(flota sandbox env dev) aws ecs list-clusters",
		Args:              takes(0, 1),
		ValidArgsFunction: a.complete(environmentNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			if p.sandbox == nil {
				return errSandboxDown()
			}
			name := environmentsOf(p.fleet)[0]
			if len(args) == 1 {
				name = args[0]
			}
			e, err := one(p.fleet, name)
			if err != nil {
				return err
			}
			return p.tellEnv(e)
		},
	}
}

// tellEnv prints the variables. Of the credentials only the key's ID matters: it is the account.
func (p *project) tellEnv(e fleet.Environment) error {
	names := []string{"AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_REGION"}
	v := map[string]string{
		names[0]: p.sandbox.API, names[1]: e.Account, names[2]: "sandbox", names[3]: e.Region, names[4]: e.Region,
	}
	return p.result(v, func(w io.Writer) {
		for _, name := range names {
			fmt.Fprintf(w, "%s=%s\n", name, v[name])
		}
	})
}

func errSandboxDown() error {
	return &diag.Error{What: "the sandbox is down", Hint: "flota sandbox up"}
}

// here makes hints that call the aws command line lead to the sandbox, if there
// is one: copied as they are, they would reach AWS.
func (p *project) here(env string, err error) error {
	if p.sandbox == nil || err == nil {
		return err
	}
	var list diag.List
	for _, problem := range diag.Problems(err) {
		if strings.HasPrefix(problem.Hint, "aws ") {
			led := *problem
			led.Hint = fmt.Sprintf("env $(flota sandbox env %s) %s", env, problem.Hint)
			problem = &led
		}
		list = append(list, problem)
	}
	return list
}
