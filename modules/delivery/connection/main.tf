# A person finishes the handshake once, in the console; until then the connection is PENDING, and no pipeline starts.
resource "aws_codeconnections_connection" "this" {
  name          = var.name
  provider_type = { bitbucket = "Bitbucket" }[var.host]
}
