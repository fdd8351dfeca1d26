resource "aws_msk_cluster" "bad_missing" {
  cluster_name = "orders"
}

resource "aws_msk_cluster" "bad_open" {
  client_authentication {
    unauthenticated = true

    sasl {
      iam = true
    }
  }
}
