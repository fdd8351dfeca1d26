resource "aws_networkfirewall_firewall" "bad_one" {
  name = "main"

  subnet_mapping {
    subnet_id = "subnet-1"
  }
}
