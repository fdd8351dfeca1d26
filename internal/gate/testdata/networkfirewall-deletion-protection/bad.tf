resource "aws_networkfirewall_firewall" "bad_silent" {
  name = "main"
}

resource "aws_networkfirewall_firewall" "bad_off" {
  name              = "other"
  delete_protection = false
}
