resource "aws_networkfirewall_firewall" "main" {
  name                     = "main"
  subnet_change_protection = true
}
