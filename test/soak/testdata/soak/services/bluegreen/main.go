// The service that is released by blue_green.
package main

import "soak/server"

func main() { server.Run("bluegreen", fault) }
