resource "aws_msk_cluster" "stated" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }
}

resource "aws_msk_cluster" "by_default" {
  broker_node_group_info {
    client_subnets = ["subnet-0a"]
  }
}
