variable "tls" {
  default = false
}

resource "aws_memorydb_cluster" "bad" {
  tls_enabled = var.tls
}
