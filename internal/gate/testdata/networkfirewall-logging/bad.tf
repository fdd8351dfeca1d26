resource "aws_networkfirewall_firewall" "bad_silent" {
  name = "silent"
}

resource "aws_networkfirewall_firewall" "main" {
  name = "main"
}

resource "aws_networkfirewall_logging_configuration" "main" {
  firewall_arn = aws_networkfirewall_firewall.main.arn
}
