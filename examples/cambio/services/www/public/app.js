const show = async () => {
  const rates = await (await fetch("/rates")).json();
  document.getElementById("rates").replaceChildren(...Object.entries(rates).map(([currency, rate]) => {
    const row = document.createElement("tr");
    for (const text of [currency, rate.toFixed(2)]) row.insertCell().textContent = text;
    return row;
  }));
};

document.getElementById("order").addEventListener("click", async () => {
  const answer = await fetch("/orders", { method: "POST" });
  document.getElementById("answer").textContent = JSON.stringify(await answer.json(), null, 2);
});

show();
setInterval(show, 5000);
