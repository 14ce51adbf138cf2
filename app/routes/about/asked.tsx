import { useText } from "~/i18n/reader";

/** What somebody who has seen many collections asks first, with answers that are all in sight. */
export function Asked() {
  const { faq } = useText().about;
  const all = [
    { asked: faq.arrived, answer: faq.arrivedNote },
    { asked: faq.cost, answer: faq.costNote },
    { asked: faq.twice, answer: faq.twiceNote },
    { asked: faq.child, answer: faq.childNote },
    { asked: faq.home, answer: faq.homeNote },
    { asked: faq.regret, answer: faq.regretNote },
    { asked: faq.business, answer: faq.businessNote },
    { asked: faq.order, answer: faq.orderNote },
    { asked: faq.mail, answer: faq.mailNote },
  ];
  return (
    <div className="asked">
      {all.map(({ asked, answer }) => (
        <div key={asked}>
          <h3>{asked}</h3>
          <p>{answer}</p>
        </div>
      ))}
    </div>
  );
}
