// The service that is released by CodeDeploy.
package main

import "soak/server"

func main() { server.Run("shifted", fault) }
