// Command flota puts a fleet of services live on AWS, or in its sandbox.
package main

import (
	"os"

	"flota.dev/flota/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
