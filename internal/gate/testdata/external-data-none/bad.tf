data "external" "bad" {
  program = ["python3", "look.py"]
}
