// The service that is released by rolling.
package main

import "soak/server"

func main() { server.Run("rolling", fault) }
