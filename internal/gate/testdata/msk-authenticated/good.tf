resource "aws_msk_cluster" "orders" {
  client_authentication {
    sasl {
      iam = true
    }
  }
}
