// The service that is released by canary.
package main

import "soak/server"

func main() { server.Run("canary", fault) }
