package cli

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"flota.dev/flota/internal/diag"
)

// confirm asks before something that cannot be taken back. Where nobody can
// answer, --yes must have been said.
func (a *app) confirm(what string) error {
	if a.yes {
		return nil
	}
	f, ok := a.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &diag.Error{What: "this would " + what + ", and there is nobody to ask", Hint: "say --yes", Exit: diag.Usage}
	}
	fmt.Fprintf(a.out, "%s? [y/N] ", what)
	answer, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return &diag.Error{What: "nothing was done"}
}
